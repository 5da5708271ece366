/** The version of the program, the same as package.json's (a test holds them together). */
export const version = '0.1.0'
