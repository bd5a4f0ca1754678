/** What the pages say, in Arabic. */
export default {} as const;
