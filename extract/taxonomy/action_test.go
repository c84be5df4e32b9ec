package taxonomy

import "testing"

// TestActions: what is done to those counted tells what is measured; an indicator that knows the
// action, or an action that says no more than that a thing is there, is read as before.
func TestActions(t *testing.T) {
	tax := load(t)
	for _, c := range []struct{ subject, want string }{ // want is "" for a thing that no indicator knows
		{"người hưởng trợ cấp xã hội nhận tiền bằng phương thức không dùng tiền mặt", "benefits-cashless"},
		{"người hưởng trợ cấp xã hội được tuyên truyền về phương thức không dùng tiền mặt", ""},
		{"tổ công nghệ số cộng đồng ở thôn được tập huấn lại", ""},
		{"thôn có tổ công nghệ số cộng đồng", "community-teams"},
		{"hồ sơ giải quyết thủ tục hành chính được theo dõi tại bộ phận một cửa", ""},
		{"thủ tục hành chính được tiếp nhận tại bộ phận một cửa", "one-stop"},
		{"rác thải sinh hoạt được đốt thành điện", ""},
		{"rác thải sinh hoạt được thu gom", "waste-collected"},
		{"người bị bạo lực gia đình được phát hiện", "domestic-violence-victims"},
		{"cán bộ, công chức được tập huấn kỹ năng số", "officials-trained"},
		{"hộ nghèo được cấp thẻ bảo hiểm y tế", "health-insurance"},
		{"trạm y tế được đầu tư có bác sĩ làm việc", "station-doctors"},
	} {
		if m, _ := tax.Classify(Subject{Text: c.subject, Unit: "%"}); m.ID != c.want {
			t.Errorf("Classify(%q) = %q, want %q", c.subject, m.ID, c.want)
		}
	}
}
