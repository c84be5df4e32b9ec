// Package viet knows Vietnamese letters: one normal form for storing, one folded
// form for comparing, one form without marks for people who type none.
//
// Start with NFC (at the door, once) and Key (whenever two words are compared).
// It leaves out words and grammar on purpose: those belong to extract.
package viet
