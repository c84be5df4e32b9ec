//go:build long

package extract

// small makes the larger text of TestReadingIsLinear one megabyte.
const small = 100 << 10
