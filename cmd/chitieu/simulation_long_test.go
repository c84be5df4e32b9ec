//go:build long

package main

const (
	simPortals = 63
	simNights  = 30
)

var simSeeds = []uint64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20}
