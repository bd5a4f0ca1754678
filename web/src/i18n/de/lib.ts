/** What the modules of `lib` say, in German. */
export default {} as const;
