/** Something the person at the terminal can put right; its message is all they need to read. */
export class Complaint extends Error {
  constructor(message: string) {
    super(message);
    this.name = "Complaint";
  }
}
