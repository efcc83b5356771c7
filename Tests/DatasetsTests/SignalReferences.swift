import Datasets

/// Segments as NumPy makes them, as bit patterns of single precision.
enum SignalReferences {
    struct Example: Sendable {
        let segment: SignalSegment
        let times: [UInt32]
        let sines: [UInt32]
        let cosines: [UInt32]
    }

    // import numpy as np      (NumPy 2.4.6)
    // def bits(x): return ", ".join("0x%08X" % v for v in x.view(np.uint32))
    // for start, end, count, endpoint in [(0, np.pi, 10, False), (99 * np.pi, 100 * np.pi, 10, False),
    //                                     (0, 2 * np.pi, 10, True), (170 * np.pi, 172 * np.pi, 20, True)]:
    //     x = np.linspace(start, end, count, dtype=np.float32, endpoint=endpoint)
    //     print(bits(x), bits(np.sin(x)), bits(np.cos(x)))
    static let examples = [
        Example(
            segment: Signals.regression(segmentCount: 1)[0],
            times: [
                0x00000000, 0x3EA0D97C, 0x3F20D97C, 0x3F71463A, 0x3FA0D97C, 0x3FC90FDB, 0x3FF1463A,
                0x400CBE4C, 0x4020D97C, 0x4034F4AB,
            ],
            sines: [
                0x00000000, 0x3E9E377A, 0x3F167918, 0x3F4F1BBD, 0x3F737871, 0x3F800000, 0x3F737870,
                0x3F4F1BBD, 0x3F167918, 0x3E9E377B,
            ],
            cosines: [
                0x3F800000, 0x3F737871, 0x3F4F1BBD, 0x3F167918, 0x3E9E3779, 0xB33BBD2E, 0xBE9E377B,
                0xBF167918, 0xBF4F1BBD, 0xBF737870,
            ]),
        Example(
            segment: Signals.regression()[99],
            times: [
                0x439B8243, 0x439BAA79, 0x439BD2B0, 0x439BFAE6, 0x439C231D, 0x439C4B53, 0x439C7389,
                0x439C9BC0, 0x439CC3F6, 0x439CEC2C,
            ],
            sines: [
                0x364B2EB9, 0xBE9E35B0, 0xBF16795A, 0xBF4F1B7D, 0xBF7378B3, 0xBF800000, 0xBF7378A4,
                0xBF4F1B61, 0xBF167933, 0xBE9E3923,
            ],
            cosines: [
                0xBF800000, 0xBF7378BB, 0xBF4F1B8D, 0xBF167970, 0xBE9E35E3, 0x35BF8079, 0x3E9E363E,
                0x3F167997, 0x3F4F1BA9, 0x3F73782B,
            ]),
        Example(
            segment: Signals.fit(),
            times: [
                0x00000000, 0x3F32B8C2, 0x3FB2B8C2, 0x40060A92, 0x4032B8C2, 0x405F66F3, 0x40860A92,
                0x409C61AA, 0x40B2B8C2, 0x40C90FDB,
            ],
            sines: [
                0x00000000, 0x3F248DBA, 0x3F7C1C5C, 0x3F5DB3D7, 0x3EAF1D46, 0xBEAF1D44, 0xBF5DB3D8,
                0xBF7C1C5C, 0xBF248DBD, 0x343BBD2E,
            ],
            cosines: [
                0x3F800000, 0x3F441B7D, 0x3E31D0D7, 0xBF000001, 0xBF708FB2, 0xBF708FB2, 0xBEFFFFFD,
                0x3E31D0D3, 0x3F441B7B, 0x3F800000,
            ]),
        Example(
            segment: Signals.dynamic(lengths: [170, 2])[1],
            times: [
                0x44058487, 0x440599B1, 0x4405AEDB, 0x4405C405, 0x4405D930, 0x4405EE5A, 0x44060384,
                0x440618AE, 0x44062DD8, 0x44064302, 0x4406582C, 0x44066D56, 0x44068280, 0x440697AA,
                0x4406ACD4, 0x4406C1FF, 0x4406D729, 0x4406EC53, 0x4407017D, 0x440716A7,
            ],
            sines: [
                0xB73EA8BE, 0x3EA63CEC, 0x3F1D3BE3, 0x3F564F8C, 0x3F782B10, 0x3F7F200A, 0x3F6A6FAE,
                0x3F3C57E7, 0x3EF3AEB6, 0x3E288B69, 0xBE288A24, 0xBEF3AE25, 0xBF3C57B0, 0xBF6A6F8D,
                0xBF7F2004, 0xBF782A29, 0xBF564FB8, 0xBF1D3C25, 0xBEA63D87, 0x36D88C6D,
            ],
            cosines: [
                0x3F800000, 0x3F722170, 0x3F4A0603, 0x3F0C0652, 0x3E7B5981, 0xBDA92AFB, 0xBECDAD08,
                0xBF2D62DE, 0xBF61255F, 0xBF7C822D, 0xBF7C823B, 0xBF612586, 0xBF2D631B, 0xBECDAD9F,
                0xBDA92D8C, 0x3E7B67C4, 0x3F0C060E, 0x3F4A05D0, 0x3F722155, 0x3F800000,
            ]),
    ]
}
