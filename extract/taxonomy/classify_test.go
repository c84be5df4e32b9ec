package taxonomy

import "testing"

// TestClassify reads subjects as plans word them; look-alikes stand side by side.
func TestClassify(t *testing.T) {
	tax := load(t)
	for _, c := range []struct{ subject, want string }{
		// dossiers: of the office, online, wholly online, services offered
		{"hồ sơ công việc cấp xã được xử lý trên môi trường mạng (trừ hồ sơ mật)", "work-dossiers"},
		{"tỷ lệ hồ sơ xử lý công việc trên môi trường số tại các sở, ban, ngành", "work-dossiers"},
		{"hồ sơ thủ tục hành chính tiếp nhận trực tuyến", "tthc-online"},
		{"Tỷ lệ hồ sơ TTHC được tiếp nhận, xử lý trực tuyến trên tổng số hồ sơ", "tthc-online"},
		{"hồ sơ nộp qua Cổng Dịch vụ công quốc gia", "tthc-online"},
		{"hồ sơ trực tuyến phát sinh từ các dịch vụ công trực tuyến", "tthc-online"},
		{"hồ sơ TTHC được xử lý hoàn toàn trên môi trường điện tử", "tthc-end-to-end"},
		{"hồ sơ thủ tục hành chính nộp trực tuyến toàn trình", "tthc-online"},
		{"thủ tục hành chính đủ điều kiện được cung cấp dưới hình thức dịch vụ công trực tuyến toàn trình", "dvc-full"},
		{"TTHC đủ điều kiện được cung cấp DVCTT mức độ 4", "dvc-full"},
		{"dịch vụ công trực tuyến toàn trình trên tổng số thủ tục hành chính đủ điều kiện", "dvc-full"},
		{"dịch vụ công trực tuyến toàn trình phát sinh hồ sơ trực tuyến", "dvc-used"},
		{"dịch vụ công trực tuyến được tích hợp lên Cổng Dịch vụ công quốc gia", "dvc-integrated"},
		{"dân số trưởng thành sử dụng dịch vụ công trực tuyến", "dvc-users"},
		{"người dân, doanh nghiệp tham gia sử dụng dịch vụ công trực tuyến", "dvc-users"},
		{"hồ sơ giải quyết thủ tục hành chính đúng và trước hạn", "tthc-on-time"},
		{"hồ sơ quá hạn", "tthc-overdue"},
		{"số hóa hồ sơ, kết quả giải quyết TTHC", "tthc-digitised"},
		{"hồ sơ, kết quả giải quyết thủ tục hành chính được số hóa", "tthc-digitised"},
		{"khai thác, sử dụng lại thông tin, dữ liệu số hóa", "data-reuse"},
		{"mức độ hài lòng của người dân, doanh nghiệp trong giải quyết thủ tục hành chính", "satisfaction"},
		{"tỷ lệ người dân hài lòng đối với sự phục vụ của cơ quan hành chính nhà nước", "satisfaction"},
		{"người bệnh hài lòng với dịch vụ y tế", "satisfaction-patients"},
		{"cắt giảm thời gian giải quyết thủ tục hành chính", "time-cut"},
		{"chi phí tuân thủ thủ tục hành chính", "cost-cut"},
		{"thanh toán trực tuyến trên Cổng Dịch vụ công quốc gia", "public-cashless"},
		{"hồ sơ thanh toán trực tuyến", "public-cashless"},
		{"văn bản trao đổi giữa các cơ quan nhà nước dưới dạng điện tử, được ký số", "e-documents"},
		{"báo cáo của các cơ quan hành chính nhà nước được cập nhật, chia sẻ trên hệ thống báo cáo", "reports-online"},
		{"cơ quan nhà nước cung cấp dữ liệu mở đầy đủ theo danh mục", "open-data"},
		{"hệ thống thông tin của tỉnh được kết nối, chia sẻ qua LGSP", "systems-integrated"},
		{"cuộc họp của UBND tỉnh với cấp xã được tổ chức trực tuyến", "meetings-online"},
		{"cán bộ, công chức, viên chức được tập huấn, bồi dưỡng kỹ năng số", "officials-trained"},
		{"người dân trong độ tuổi lao động được phổ cập kỹ năng số cơ bản", "people-trained"},
		{"học sinh được trang bị kỹ năng số", "pupils-digital-skills"},
		// digital economy
		{"tỷ trọng kinh tế số trong GRDP", "economy-grdp"},
		{"giá trị tăng thêm của kinh tế số chiếm trong GRDP", "economy-grdp"},
		{"tỷ trọng kinh tế số trong từng ngành, lĩnh vực", "economy-sector"},
		{"tỷ trọng thương mại điện tử trong tổng mức bán lẻ", "ecommerce-retail"},
		{"doanh nghiệp sử dụng hợp đồng điện tử", "e-contract"},
		{"đơn vị cung cấp dịch vụ điện, nước, viễn thông triển khai hợp đồng điện tử", "utilities-e-contract"},
		{"doanh nghiệp nhỏ và vừa sử dụng nền tảng số", "sme-platform"},
		{"doanh nghiệp nhỏ và vừa tiếp cận, dùng thử nền tảng số", "sme-platform-trial"},
		{"nhân lực lao động kinh tế số trong lực lượng lao động", "digital-labour"},
		{"sản phẩm OCOP được đưa lên sàn thương mại điện tử", "ocop-ecommerce"},
		{"năng suất lao động xã hội tăng bình quân", "productivity"},
		// digital society
		{"dân số trưởng thành có điện thoại thông minh", "smartphone"},
		{"thuê bao di động sử dụng điện thoại thông minh", "smartphone-subscribers"},
		{"hộ gia đình có điện thoại thông minh", "smartphone-households"},
		{"dân số từ 15 tuổi trở lên có tài khoản giao dịch thanh toán tại ngân hàng hoặc tổ chức được phép khác", "bank-account"},
		{"dân số có tài khoản thanh toán điện tử", "epay-account"},
		{"dân số trưởng thành có chữ ký số hoặc chữ ký điện tử cá nhân", "e-signature"},
		{"dân số trưởng thành có tài khoản định danh điện tử mức độ 2", "e-id"},
		{"dân số có hồ sơ sức khỏe điện tử", "e-health-record"},
		{"chi trả lương hưu, trợ cấp bảo hiểm xã hội không dùng tiền mặt", "pension-cashless"},
		{"cơ sở giáo dục thu học phí không dùng tiền mặt", "school-cashless"},
		{"bệnh viện thanh toán viện phí không dùng tiền mặt", "health-cashless"},
		{"xã, phường có tổ công nghệ số cộng đồng", "community-teams"},
		{"hộ gia đình được phủ mạng Internet băng rộng cáp quang", "fibre-passed"},
		{"hộ gia đình có kết nối Internet cáp quang", "fibre-line"},
		{"thôn, bản được phủ băng rộng cáp quang", "fibre-villages"},
		{"xã được phủ băng rộng cáp quang", "fibre-communes"},
		{"dân số được phủ sóng 5G", "mobile-coverage"},
		{"hệ thống thông tin được phê duyệt hồ sơ đề xuất cấp độ an toàn", "security-level"},
		{"hệ thống thông tin triển khai đầy đủ phương án bảo đảm an toàn thông tin theo cấp độ", "security-model"},
		{"cơ quan nhà nước kết nối mạng truyền số liệu chuyên dùng", "private-network"},
		// socio-economic
		{"tốc độ tăng tổng sản phẩm trên địa bàn (GRDP)", "grdp-growth"},
		{"GRDP bình quân đầu người", "grdp-per-capita"},
		{"tỷ trọng ngành công nghiệp - xây dựng trong cơ cấu kinh tế", "economic-structure"},
		{"tỷ lệ giải ngân vốn đầu tư công", "public-investment"},
		{"tỷ lệ đô thị hóa", "urban-share"},
		{"thu ngân sách nhà nước trên địa bàn", "budget-revenue"},
		{"kim ngạch xuất khẩu", "export-growth"},
		{"tỷ lệ lao động qua đào tạo", "trained-labour"},
		{"lao động qua đào tạo có bằng cấp, chứng chỉ", "certified-labour"},
		{"tỷ trọng lao động nông nghiệp trong tổng số lao động xã hội", "labour-structure"},
		{"tỷ lệ thất nghiệp khu vực thành thị", "unemployment"},
		{"tỷ lệ tham gia bảo hiểm xã hội tự nguyện", "voluntary-insurance"},
		{"tỷ lệ lực lượng lao động tham gia bảo hiểm xã hội", "social-insurance"},
		{"tỷ lệ bao phủ bảo hiểm y tế", "health-insurance"},
		{"lực lượng lao động tham gia bảo hiểm thất nghiệp", "unemployment-insurance"},
		// poverty and new rural
		{"tỷ lệ hộ nghèo theo chuẩn nghèo đa chiều", "poverty-rate"},
		{"hộ nghèo có nhu cầu được vay vốn tín dụng chính sách", "policy-credit"},
		{"hộ nghèo, hộ cận nghèo được hỗ trợ bảo hiểm y tế", "health-insurance"},
		{"tỷ lệ hộ cận nghèo", "near-poor"},
		{"số xã đạt chuẩn nông thôn mới", "ntm-communes"},
		{"xã đạt chuẩn nông thôn mới nâng cao", "ntm-advanced"},
		{"xã đạt chuẩn nông thôn mới kiểu mẫu", "ntm-model"},
		{"đơn vị cấp huyện đạt chuẩn nông thôn mới", "ntm-districts"},
		{"dân cư nông thôn được sử dụng nước sạch theo quy chuẩn", "clean-water"},
		{"dân cư nông thôn sử dụng nước hợp vệ sinh", "hygienic-water"},
		{"hộ gia đình có nhà tiêu hợp vệ sinh", "latrines"},
		{"chất thải rắn sinh hoạt đô thị được thu gom, xử lý", "waste-collected"},
		{"chất thải rắn sinh hoạt xử lý bằng phương pháp chôn lấp trực tiếp", "waste-landfilled"},
		{"chất thải y tế được xử lý", "medical-waste"},
		{"khu công nghiệp đang hoạt động có hệ thống xử lý nước thải tập trung đạt chuẩn", "industrial-wastewater"},
		{"nước thải sinh hoạt đô thị được xử lý", "wastewater"},
		{"tỷ lệ che phủ rừng", "forest-cover"},
		// education
		{"tỷ lệ trường học đạt chuẩn quốc gia", "schools-national-standard"},
		{"tỷ lệ huy động trẻ em trong độ tuổi nhà trẻ", "nursery"},
		{"tỷ lệ huy động trẻ em mẫu giáo", "preschool"},
		{"trẻ mẫu giáo 5 tuổi đến trường", "preschool-5"},
		{"học sinh tiểu học đi học đúng độ tuổi", "primary-enrolment"},
		{"học sinh hoàn thành chương trình tiểu học", "primary-completion"},
		{"học sinh tốt nghiệp trung học cơ sở", "lower-secondary-completion"},
		{"học sinh tốt nghiệp trung học phổ thông", "upper-secondary-graduation"},
		{"học sinh sau tốt nghiệp THCS vào học giáo dục nghề nghiệp", "vocational-streaming"},
		{"giáo viên đạt chuẩn trình độ đào tạo trở lên", "teachers-qualified"},
		{"tỷ lệ phòng học kiên cố", "classrooms"},
		{"người trong độ tuổi từ 15 đến 60 biết chữ", "literacy"},
		// health
		{"trẻ em dưới 1 tuổi được tiêm chủng đầy đủ các loại vắc xin", "vaccination"},
		{"tỷ lệ suy dinh dưỡng thể thấp còi ở trẻ em dưới 5 tuổi", "stunting"},
		{"tỷ lệ trẻ em dưới 5 tuổi bị suy dinh dưỡng thể nhẹ cân", "underweight"},
		{"trạm y tế xã có bác sĩ làm việc", "station-doctors"},
		{"xã đạt bộ tiêu chí quốc gia về y tế xã", "commune-health"},
		{"người dân được khám sức khỏe định kỳ ít nhất 1 lần/năm", "health-checkup"},
		{"phụ nữ mang thai được sàng lọc trước sinh", "prenatal-screening"},
		{"trẻ mới sinh được sàng lọc sơ sinh", "newborn-screening"},
		{"bệnh viện triển khai bệnh án điện tử", "e-medical-record"},
		{"tỷ lệ tăng dân số tự nhiên", "population-growth"},
		// culture, transport, science
		{"gia đình đạt danh hiệu gia đình văn hóa", "cultural-families"},
		{"thôn, tổ dân phố đạt danh hiệu văn hóa", "cultural-villages"},
		{"cơ quan, đơn vị, doanh nghiệp đạt chuẩn văn hóa", "cultural-agencies"},
		{"dân số tập luyện thể dục, thể thao thường xuyên", "sports"},
		{"tổng lượt khách du lịch", "tourists"},
		{"tổng thu từ du lịch", "tourism-revenue"},
		{"đường trục thôn được cứng hóa", "village-roads"},
		{"đường huyện được nhựa hóa, bê tông hóa", "district-roads"},
		{"số vụ tai nạn giao thông", "accidents"},
		{"vận tải hành khách công cộng đáp ứng nhu cầu đi lại", "public-transport-share"},
		{"doanh nghiệp có hoạt động đổi mới sáng tạo", "innovative-firms"},
		{"kinh phí chi cho nghiên cứu phát triển so với GRDP", "rd-spending"},
		{"kinh phí từ xã hội trong chi nghiên cứu phát triển", "rd-social-share"},
		{"đóng góp của năng suất các nhân tố tổng hợp (TFP) vào tăng trưởng", "tfp-share"},
		// scanned and unmarked
		{"hô sơ công việc cấp xã xử lý trên môi trường mạng", "work-dossiers"},
		{"ho so cong viec xu ly tren moi truong mang", "work-dossiers"},
		{"hệ thống thông tin được phê duyệt câp độ an toàn", "security-level"},
	} {
		m, ok := tax.Classify(Subject{Text: c.subject, Unit: "%"})
		if !ok || m.ID != c.want {
			t.Errorf("Classify(%q) = %q, want %q", c.subject, m.ID, c.want)
		}
	}
}

// TestWordings reads the example of every row: a row whose example another row
// wins is unreachable, or its example is another's.
func TestWordings(t *testing.T) {
	tax := load(t)
	for _, w := range tax.rows {
		change := map[string]string{"none": "", "any": "increase"}[w.change]
		if w.change == "increase" || w.change == "decrease" {
			change = w.change
		}
		if m, _ := tax.Classify(Subject{Text: w.yes, Unit: w.unit, Change: change}); m.ID != w.id {
			t.Errorf("%s, pattern %q: example %q is read as %q", w.id, w.line, w.yes, m.ID)
		}
		if w.no == "" {
			continue
		}
		if m, _ := tax.Classify(Subject{Text: w.no, Unit: w.unit, Change: change}); m.ID == w.id {
			t.Errorf("%s takes its look-alike %q", w.id, w.no)
		}
	}
}

func load(t testing.TB) *Taxonomy {
	t.Helper()
	tax, err := New()
	if err != nil {
		t.Fatal(err)
	}
	return tax
}

func TestWithin(t *testing.T) {
	tax, err := New()
	if err != nil {
		t.Fatal(err)
	}
	title := tax.Words("Kế hoạch lập hồ sơ sức khỏe điện tử cho nhân dân")
	for _, c := range []struct {
		own  string
		want bool
	}{
		{"dân số có hồ sơ", true},
		{"dân số có hồ sơ bệnh án", false},
		{"dân số", false},
	} {
		if got := tax.NewFinder().Within(tax.Words(c.own), title); got != c.want {
			t.Errorf("Within(%q) = %v, want %v", c.own, got, c.want)
		}
	}
}
