/** What the pages say, in Spanish. */
export default {} as const;
