/** What the modules of `lib` say, in Arabic. */
export default {} as const;
