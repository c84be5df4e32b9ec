//go:build !long

package extract

// small is the size of the smaller text of TestReadingIsLinear.
const small = 5 << 10

// slack is how many times the work ten times the text may take.
const slack = 40

// gluedScraps is how many scraps TestGluedScraps reads.
const gluedScraps = 10_000
