/** Why a bulk was cancelled by itself: it had been paused for so many hours. Kept as one text. */
export const ranOut = {
  toText: (hours: number): string => `paused-for-hours ${hours}`,
  /** Undefined: it is no such text. */
  read(text: string | undefined): number | undefined {
    const hours = /^paused-for-hours (\d+)$/.exec(text ?? "")?.[1];
    return hours === undefined ? undefined : Number(hours);
  },
};
