import Foundation

/// The script of the page, and the digest by which the policy of the page knows it.
enum PageScript {
    /// The script: its files one after the other, shut off from the rest of the page.
    static let source: String = {
        let files = [
            PackageResources.tables_js, PackageResources.numbers_js, PackageResources.elements_js,
            PackageResources.saving_js,
            PackageResources.player_js, PackageResources.plot_js, PackageResources.course_js,
            PackageResources.film_js, PackageResources.reading_js, PackageResources.smoothing_js,
            PackageResources.decoder_js,
            PackageResources.camera_js, PackageResources.cloud_js, PackageResources.gestures_js,
            PackageResources.space_js, PackageResources.start_js,
        ]
        let texts = files.map { String(decoding: $0, as: UTF8.self) }
        return "(() => {\n'use strict';\n\(texts.joined(separator: "\n"))})();"
    }()

    /// The source as the policy of the page names it.
    static let digest = policySource(of: source)
}
