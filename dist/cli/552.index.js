export const id = 552;
export const ids = [552];
export const modules = {

/***/ 9552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   guardMemory: () => (/* binding */ guardMemory)
/* harmony export */ });
/* harmony import */ var node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(643);
/* harmony import */ var node_v8__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8877);


/** What may be used of the engine's memory once it has thrown away all that it could: beyond it the engine is about to end us without a word. */
const MOST = 0.93;
/** Part of the limit that is only for objects that are about to be thrown away. */
const YOUNG = 48 * 1024 * 1024;
/** Ends the run with a sentence where memory runs out: `end` is called before the engine does it its way, which no program can catch. */
function guardMemory(end) {
    const observer = new node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.PerformanceObserver((list) => {
        if (!list.getEntries().some(isMajor))
            return;
        const { used_heap_size: used, heap_size_limit: limit } = (0,node_v8__WEBPACK_IMPORTED_MODULE_1__.getHeapStatistics)();
        if (used > (limit - YOUNG) * MOST)
            end(toFault(limit - YOUNG));
    });
    observer.observe({ entryTypes: ["gc"] });
}
function isMajor(entry) {
    const detail = "detail" in entry ? entry.detail : null;
    return typeof detail === "object" && detail !== null && "kind" in detail && detail.kind === node_perf_hooks__WEBPACK_IMPORTED_MODULE_0__.constants.NODE_PERFORMANCE_GC_MAJOR;
}
function toFault(limit) {
    return {
        code: "environment",
        message: `The run was ended before there was a verdict: it needs more than the ${Math.round(limit / 1024 / 1024)} MiB of memory that Node.js may use.`,
        next: "Give it more (NODE_OPTIONS=--max-old-space-size=MIB), or less to do in one run.",
    };
}


/***/ })

};
