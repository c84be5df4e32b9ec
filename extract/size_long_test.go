//go:build long

package extract

// small makes the larger text of TestReadingIsLinear one megabyte.
const small = 100 << 10

// slack is how many times the work ten times the text may take.
const slack = 12

// gluedScraps is how many scraps TestGluedScraps reads.
const gluedScraps = 1_000_000
