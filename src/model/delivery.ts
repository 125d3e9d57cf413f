/** What could not be delivered, and what to do. An `error` is one that somebody asked to be one; a `notice` decides nothing. */
export type DeliveryNote = {
  readonly level: "notice" | "error";
  readonly code: "upload-skipped" | "upload-refused";
  readonly message: string;
  readonly next: string;
};
