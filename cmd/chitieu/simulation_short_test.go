//go:build !long

package main

const (
	simPortals = 8
	simNights  = 12
)

var simSeeds = []uint64{1}
