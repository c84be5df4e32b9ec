package extract

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chitieu/corpus"
)

// TestNaming reads what a number measures where its own words leave it out.
func TestNaming(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		text string
		want []string // of the percentages that are targets
	}{
		// the interviewer's question names it
		{"PV: Còn hộ cận nghèo thì sao, thưa ông?\nÔng Giàng A Sinh: Năm nay phấn đấu không quá 12%.\n", []string{"near-poor"}},
		// a part of what the number before it measured
		{"Năm 2025, tỉnh phấn đấu 90% người dân có hồ sơ sức khỏe điện tử. Riêng người cao tuổi là 100%.\n", []string{"e-health-record", "e-health-record"}},
		// the same customers elsewhere
		{"Đến năm 2025, phấn đấu thanh toán tiền điện không dùng tiền mặt với 95% khách hàng ở đô thị, 80% khách hàng ở nông thôn.\n", []string{"utilities-cashless", "utilities-cashless"}},
		// a branch in a list of growth rates, and in a structure
		{"Năm 2026, phấn đấu GRDP tăng 10%, trong đó công nghiệp - xây dựng tăng 12%.\nCơ cấu kinh tế: công nghiệp - xây dựng 48%, dịch vụ 36%.\n", []string{"grdp-growth", "sector-growth", "economic-structure", "economic-structure"}},
		// a thing of its own is no part
		{"Năm 2025, tỉnh phấn đấu 90% người dân có hồ sơ sức khỏe điện tử, 40% có chữ ký số cá nhân.\n", []string{"e-health-record", "e-signature"}},
	} {
		var got []string
		for _, x := range rd.Read(corpus.Article{Text: c.text}).Targets {
			if x.Status == corpus.StatusTarget && x.Unit == corpus.UnitPercent {
				got = append(got, x.Indicator)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%q: indicators %v, want %v", c.text, got, c.want)
		}
	}
}

// TestTopics tells a subject that an indicator names from a longer one that only holds the word of
// its field: the second keeps an id of its own.
func TestTopics(t *testing.T) {
	rd := newReader(t)
	for _, c := range []struct {
		subject, want, domain string // want is "" for a thing that no indicator knows
	}{
		{"tệ nạn ma túy", "drug-treatment", "welfare"},
		{"các điểm tổ chức, chứa chấp sử dụng trái phép chất ma túy và đối tượng bán lẻ chất ma túy bị triệt xóa", "", "welfare"},
		{"các cơ sở tôn giáo, tín ngưỡng có giải pháp giảm bụi, khí thải từ hoạt động đốt vàng mã", "", "environment"},
		{"trẻ em dưới 16 tuổi suy dinh dưỡng thuộc hộ nghèo, hộ cận nghèo, hộ mới thoát nghèo được bổ sung đa vi chất", "", "welfare"},
		// many words, but the first of them name it, or several that belong together
		{"phụ phẩm trong sản xuất trồng trọt trên đồng ruộng (rơm, rạ) được tái sử dụng, tái chế bằng biện pháp phù hợp", "crop-residue", ""},
		{"dân số nông thôn ở đồng bằng, trung du và miền núi được sử dụng nước sạch đáp ứng quy chuẩn quốc gia", "clean-water", ""},
	} {
		got := rd.Read(corpus.Article{Text: "KẾ HOẠCH\nĐến năm 2030, phấn đấu 90% " + c.subject + ".\n"}).Targets
		if len(got) != 1 {
			t.Fatalf("%s: %d records, want 1", c.subject, len(got))
		}
		id := got[0].Indicator
		if known := !strings.HasPrefix(id, "x-"); known != (c.want != "") || known && id != c.want {
			t.Errorf("%s: indicator %s, want %q", c.subject, id, c.want)
		}
		if c.domain != "" && got[0].Domain != c.domain {
			t.Errorf("%s: domain %s, want %s", c.subject, got[0].Domain, c.domain)
		}
	}
}

// A list of places without a measure of its own has the one that the title names, not the last one told.
func TestPlacesTakeTheTitlesMeasure(t *testing.T) {
	rd := newReader(t)
	text := "UBND tỉnh giao chỉ tiêu bao phủ bảo hiểm y tế năm 2027 cho các xã, phường\n\n" +
		"Năm 2027, toàn tỉnh phấn đấu 96% dân số tham gia bảo hiểm y tế; 27% lực lượng lao động tham gia bảo hiểm xã hội.\n\n" +
		"Chỉ tiêu cụ thể giao cho một số địa phương: phường Tân Lập 97%, xã Ea Súp 94%.\n"
	var got []string
	for _, x := range rd.Read(corpus.Article{Text: text}).Targets {
		got = append(got, fmt.Sprintf("%v %s", x.Value, x.Indicator))
	}
	want := []string{"96 health-insurance", "27 social-insurance", "97 health-insurance", "94 health-insurance"}
	if !slices.Equal(got, want) {
		t.Errorf("read %q, want %q", got, want)
	}
}
