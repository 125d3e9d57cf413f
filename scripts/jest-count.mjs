// A jest reporter that closes a run with one plain line, for people and programs that read the end of a log; and one more, where the
// corpus of hostile inputs was among the tests, with how many inputs and properties there are: each is one test.
export default class Count {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numPendingTests, numTodoTests, numRuntimeErrorTestSuites, testResults }) {
    const hostile = testResults.filter(({ testFilePath }) => /[\\/]__tests__[\\/]hostile[\\/]/.test(testFilePath));
    const count = (isWanted) =>
      hostile.filter(({ testFilePath }) => isWanted(testFilePath)).reduce((sum, of) => sum + of.numPassingTests, 0);
    const isOfProperties = (path) => /[\\/]properties[^\\/]*$/.test(path);
    if (hostile.length > 0) console.log(`corpus: ${count((path) => !isOfProperties(path))} inputs, ${count(isOfProperties)} properties`);
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    console.log(`tests: ${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`);
  }
}
