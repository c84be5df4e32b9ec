//go:build !long

package main

const kills9 = 20
