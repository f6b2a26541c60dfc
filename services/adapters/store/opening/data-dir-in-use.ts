/** A second process on the same data folder: two would lose each other's rows silently. */
export class DataDirInUse extends Error {
  constructor(folder: string) {
    super(`The data folder ${folder} is in use by another MFA Reset Desk. Stop it, or set another DATA_DIR.`);
    this.name = "DataDirInUse";
  }
}
