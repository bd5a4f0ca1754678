/** What the pages say, in German. */
export default {} as const;
