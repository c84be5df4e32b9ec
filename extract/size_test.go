//go:build !long

package extract

// small is the size of the smaller text of TestReadingIsLinear.
const small = 5 << 10
