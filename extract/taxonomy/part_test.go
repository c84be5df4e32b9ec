package taxonomy

import "testing"

// TestParts reads the growth of a branch; a whole stays one.
func TestParts(t *testing.T) {
	tax := load(t)
	for _, c := range []struct{ subject, want string }{
		{"tốc độ tăng trưởng khu vực dịch vụ", "growth-services"},
		{"GRDP khu vực nông, lâm nghiệp và thủy sản", "growth-agriculture"},
		{"GRDP lâm nghiệp", "growth-forestry"},
		{"khu vực công nghiệp - xây dựng", "growth-industry-construction"},
		{"riêng công nghiệp", "growth-industry"},
		{"ngành xây dựng", "growth-construction"},
		{"ngành công nghiệp chế biến, chế tạo", "manufacturing-growth"},
		{"công nghiệp khai khoáng", "growth-mining"},
		{"giá trị tăng thêm các ngành", "sector-growth"},
		// what the clause before named stands first
		{"khu vực công nghiệp và xây dựng khu vực dịch vụ", "growth-services"},
		// parts of another whole stay with it
		{"giá trị sản xuất công nghiệp", "output-growth"},
	} {
		if m, _ := tax.Classify(Subject{Text: c.subject, Unit: "%", Change: "increase"}); m.ID != c.want {
			t.Errorf("Classify(%q) = %q, want %q", c.subject, m.ID, c.want)
		}
	}
}
