extension Style {
    /// The palette in light and dark; every text colour has a contrast of at least 4.5 to 1 on what lies behind it.
    static let colours = """
        :root {
          color-scheme: light dark;
          --paper: #fdfdfb; --raised: #f5f5f1; --ink: #1c2024; --quiet: #59626b; --rule: #dfdfd8; --line: #8b949c;
          --accent: #15587a; --mark: #e3eff4;
          --met: #1c6440; --met-back: #e6f2ea; --missed: #9b2f14; --missed-back: #fbeae3; --open: #6b5310; --open-back: #f6f0dc;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #14171a; --raised: #1c2024; --ink: #e6e6e1; --quiet: #a4adb5; --rule: #31373d; --line: #79838c;
            --accent: #8ac6e2; --mark: #1d3643;
            --met: #8fd3aa; --met-back: #17301f; --missed: #f4a98f; --missed-back: #3a1d14; --open: #e2cb86; --open-back: #322a12;
          }
        }
        """
}
