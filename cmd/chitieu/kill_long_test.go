//go:build long

package main

const kills9 = 200
