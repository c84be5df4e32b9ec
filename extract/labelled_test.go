package extract

import (
	"encoding/json"
	"testing"
)

func textOf(t testing.TB, data []byte) string {
	var a struct{ Text string }
	if err := json.Unmarshal(data, &a); err != nil {
		t.Fatal(err)
	}
	return a.Text
}
