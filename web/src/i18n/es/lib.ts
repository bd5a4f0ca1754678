/** What the modules of `lib` say, in Spanish. */
export default {} as const;
