import Foundation
import TestSupport
import Testing

extension AfterQuickRun {
    /// The page that the quick pipeline leaves, opened in Chromium.
    @Suite("The quick pipeline leaves a page that", .enabled(if: Browser() != nil, Browser.missing))
    struct ReportPageTests {
        @Test(
            "holds in Chromium",
            arguments: [
                "silent", "fits", "pictures", "without_scripts", "on_paper", "saves_data", "saves_picture",
                "slider_moves", "smooths", "plays", "turns_by_drag_and_key", "turns_by_touch", "filters_digits",
                "point_shows_image", "all_test_images", "decoder_answers_click", "accessible_in_light",
                "accessible_in_dark", "way_past_contents", "contents_stay", "little_motion",
            ])
        func check(name: String) throws {
            let complaint = try #require(Browser()).complaint(of: name, about: FinishedQuickRun.page())
            #expect(complaint == nil)
        }

        @Test("is below 10 MB")
        func size() throws {
            #expect(try Data(contentsOf: FinishedQuickRun.page()).count < 10_000_000)
        }
    }
}
