/** The command line was used wrongly; the message says how, and is shown without a stack. Exit status 2. */
export class WrongUse extends Error {}
