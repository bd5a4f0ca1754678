/** What the pages say; one namespace for each page. */
export default {} as const;
