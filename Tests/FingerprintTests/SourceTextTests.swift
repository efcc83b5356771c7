import Fingerprints
import Testing

@Suite("The normal form of source text")
struct SourceTextTests {
    private func swift(_ text: String) -> String {
        String(decoding: SourceText(swift: Array(text.utf8)).normalized, as: UTF8.self)
    }
    private func c(_ text: String) -> String {
        String(decoding: SourceText(c: Array(text.utf8)).normalized, as: UTF8.self)
    }

    @Test(
        "does not change with comments and white space in Swift",
        arguments: [
            ("let a = 1\nlet b = 2", "let a = 1  // one\n\n\n    let b = 2\n"),
            ("let a = 1\nlet b = 2", "/// About a.\nlet a = 1\n/* more /* nested \" */ */\nlet b = 2"),
            ("f(a, b)", "f( /* first */ a,\n  b // second\n)"),
            ("struct A { let x: Int }", "struct A {\n    // The x.\n    let x : Int\n}"),
            ("let s = \"a\\(b)c\"", "let s = \"a\\( /* b */ b)c\""),
            ("let a = b / c", "let a = b /* over */ / c"),
            ("let r = /[\"]/\nlet a = 1", "let r = /[\"]/ // quote\nlet a = 1 // \""),
            ("let r = #/ \" /#\nlet a = 1", "let r = #/ \" /# // quote\nlet a = 1 // \""),
            ("let r = #\"\\\"#\nlet a = 1", "let r = #\"\\\"# // backslash\nlet a = 1 // \""),
        ])
    func unchangedSwift(plain: String, commented: String) {
        #expect(swift(plain) == swift(commented))
    }

    @Test(
        "changes with everything else in Swift",
        arguments: [
            ("let a = 1", "let a = 2"),
            ("let ab = 1", "let a b = 1"),
            ("a -b", "a - b"),
            ("return\nf()", "return f()"),
            ("let s = \"a b\"", "let s = \"a  b\""),
            ("let s = \"a // b\"", "let s = \"a\""),
            ("let s = \"\\\"// b\"", "let s = \"\\\"\""),
            ("let s = \"\"\"\n  a // b\n  \"\"\"", "let s = \"\"\"\n  a\n  \"\"\""),
            ("let s = \"\"\"\n  \"a\" // b\n  \"\"\"", "let s = \"\"\"\n  \"a\"\n  \"\"\""),
            ("let s = #\"a\"// b\"#", "let s = #\"a\"#"),
            ("let s = #\"\\(a)  b\"#", "let s = #\"\\(a) b\"#"),
            ("let s = \"\\(f(\"// a\"))\"", "let s = \"\\(f(\"\"))\""),
            ("let s = \"\\(f(1)) // b\"", "let s = \"\\(f(1))\""),
            ("let r = /a  b/", "let r = /a b/"),
        ])
    func changedSwift(one: String, other: String) {
        #expect(swift(one) != swift(other))
    }

    @Test(
        "does not change with comments and white space in C",
        arguments: [
            ("int a;\nint b;", "int a; // one\n\n/* two\n\" lines */\n  int b;"),
            ("f(a, b);", "f(/* first */ a,  b );"),
            ("#define A 1\nint a;", "#define A \\\n  1  /* one */\nint a;"),
            ("char q = '\"';\nint a;", "char q = '\"'; // quote\nint a; // \""),
            ("int a; int b;", "int a; /* /* not nested */ int b;"),
        ])
    func unchangedC(plain: String, commented: String) {
        #expect(c(plain) == c(commented))
    }

    @Test(
        "changes with everything else in C",
        arguments: [
            ("#define F(x) x", "#define F (x) x"),
            ("#define A (\nint a;", "#define A ( int a;"),
            ("char *s = \"/* a */\";", "char *s = \"\";"),
            ("char *s = \"\\\"// b\";", "char *s = \"\\\"\";"),
            ("char a = ' ';", "char a = '  ';"),
        ])
    func changedC(one: String, other: String) {
        #expect(c(one) != c(other))
    }

    @Test(
        "is made of text that ends in the middle of something",
        arguments: ["\"", "\"\"\"\\(", "/*", "#\"\\#", "`", "'\\", "/a\\", "\\"])
    func unfinished(text: String) {
        #expect(!swift("a " + text).isEmpty)
        #expect(!c("a " + text).isEmpty)
    }
}
