import Charts
import Testing

@Suite("The rainbow of the digits")
struct RainbowTests {
    @Test("The colours of the ten digits are those of the published picture")
    func digitColours() {
        let published: [UInt32] = [
            0x8000FF, 0x4856FB, 0x10A2F0, 0x2ADDDD, 0x62FBC4, 0x9BFBA5, 0xD4DD80, 0xFFA558, 0xFF592D, 0xFF0000,
        ]
        #expect((0...9).map { Rainbow.colour(ofDigit: $0) } == published.map { Colour($0) })
    }

    @Test("The map has 256 colours from violet over green to red")
    func wholeMap() {
        #expect(Rainbow.colours.count == 256 && Set(Rainbow.colours).count == 256)
        #expect(Rainbow.colours[0] == Colour(0x8000FF) && Rainbow.colours[255] == Colour(0xFF0000))
        let middle = Rainbow.colours[128]
        #expect(middle.green == 255 && middle.red < 160 && middle.blue < 200)
    }

    @Test("Digits beyond ten repeat the colours instead of failing", arguments: [10, -10, Int.max, Int.min])
    func digitsRepeat(digit: Int) {
        #expect(Rainbow.colour(ofDigit: digit) == Rainbow.colour(ofDigit: abs(digit % 10)))
    }
}
