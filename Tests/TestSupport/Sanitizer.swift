import Foundation

/// The sanitizer of addresses or threads with which the tests were built (`make sanitize`).
public enum Sanitizer {
    /// Whether there is one: it keeps what was freed, and no emulated processor has room for it.
    public static var isActive: Bool {
        ["__asan_init", "__tsan_init"].contains { (name: String) in dlsym(nil, name) != nil }
    }
}
