package crawl

import "strings"

// Old pages were typed in fonts that draw Vietnamese letters in the places of
// others. Their bytes decode without an error into text that no reader of
// Vietnamese understands: "Kế hoạch" is "KÕ ho¹ch" in TCVN3 and "Keá hoaïch" in VNI.

// Signs that stand inside words in one of these encodings and nowhere in Unicode text.
const tcvnSigns = "¸µ¶·¹¨»¾¼½Æ©®¬\u00adª«§¦¡¢£¤¥Þß"

var vniPairs = []string{"aù", "aø", "aû", "aõ", "aï", "aâ", "aê", "eù", "eø", "eû", "eõ", "eï", "eâ", "oâ", "où", "oø", "oû", "oï", "uù", "uø", "uû", "uï", "öù", "öø", "öï", "ôù", "ôø", "ôï", "ñ"}

const (
	legacyLeast = 10 // signs
	legacyShare = 25 // one letter in so many
)

// legacyEncoding names the font encoding that a text is written in, "" for none.
// Letters of the block Latin Extended Additional (ạ…ỹ) exist in Unicode text alone.
func legacyEncoding(text string) string {
	if surelyUnicode(text) {
		return ""
	}
	letters, unicode, tcvn := 0, 0, 0
	inWord := false
	for _, r := range text {
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= 0xC0 && r < 0x250
		switch {
		case r >= 0x1EA0 && r <= 0x1EF9:
			unicode++
			letter = true
		case inWord && r >= 0xA1 && r <= 0xDF && strings.ContainsRune(tcvnSigns, r): // others are no signs
			tcvn++
			letter = true
		}
		if letter {
			letters++
		}
		inWord = letter
	}
	if letters == 0 || unicode*legacyShare > letters {
		return ""
	}
	if tcvn >= legacyLeast && tcvn*legacyShare > letters {
		return "TCVN3"
	}
	lower := strings.ToLower(text)
	vni := 0
	for _, p := range vniPairs {
		vni += strings.Count(lower, p)
	}
	if vni >= legacyLeast && vni*legacyShare > letters {
		return "VNI"
	}
	return ""
}

// surelyUnicode reports so many letters of three bytes that begin with E1, as those of
// that block do and no sign of a font, that no count of the others matters.
func surelyUnicode(text string) bool {
	n := strings.Count(text, "\xE1")
	return n*legacyShare > len(text)-2*n
}
