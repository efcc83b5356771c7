#!/bin/sh
# Checks what the compiler does not: format, imports, layers, lengths, unsafe code, pipeline files and scripts.
# Every finding is a line "file:line: message"; with findings the exit status is 1.
set -u
cd "$(dirname "$0")/.." || exit 1

system_modules='Dispatch|Foundation|Glibc|PackagePlugin|Synchronization|Testing'
longest_file=400

format() {
    swift format lint --strict --recursive Sources Tests 2>&1 | sed "s|^$PWD/||"
}

# Lines "folder module": what the files in that folder may import, as Package.swift declares it.
declared() {
    printf '%s\n' "$description" | awk -F '"' '
        /"path" : "(Sources|Tests)\/[A-Za-z0-9]+"/ { folder = $4 }
        inside && /\]/ { inside = 0 }
        inside { print folder, $2 }
        /"(target|product)_dependencies" :/ { inside = 1 }'
}

# An import that is not declared builds when its module happens to be built before, and fails in a clean checkout.
imports() {
    # shellcheck disable=SC2046 # No name has a space.
    declared | awk -v system_modules="^($system_modules)$" '
        FILENAME == "-" { is_declared[$1, $2] = 1; next }
        /^(@[A-Za-z_()]+ +)*((public|package|internal|fileprivate|private) +)?import +/ {
            module = $0
            sub(/^.*import +((struct|class|enum|protocol|typealias|func|let|var|actor) +)?/, "", module)
            sub(/[^A-Za-z0-9_].*/, "", module)
            split(FILENAME, part, "/")
            folder = part[1] "/" part[2]
            if (module !~ system_modules && !((folder, module) in is_declared))
                print FILENAME ":" FNR ": Package.swift does not declare that " folder " uses " module
        }' - $(find Sources Tests -name '*.swift' | sort)
}

# The layers that Package.swift must not join, whatever it declares; outside packages do not count.
layers() {
    declared | while read -r folder module; do
        [ -d "Sources/$module" ] || continue
        case "${folder#Sources/} $module" in
            'Charts CCairo' | 'Charts CPango' | 'Charts CPNG' | 'Reports CCrypto') ;;
            'PipelineEngine Artifacts' | 'RunRecords PipelineEngine' | 'RunRecords Artifacts') ;;
            Tensors\ * | Evaluations\ * | Charts\ * | Reports\ * | PipelineEngine\ * | RunRecords\ * | \
                'Stages PipelineEngine' | 'Stages RunRecords' | 'Artifacts Kernels' | 'Datasets Kernels' | \
                'Figures Kernels' | 'Narratives Kernels' | 'Kernels Tensors' | \
                'Recordings Kernels' | 'Recordings Models' | 'Figures Experiments' | \
                'Experiments Evaluations' | 'Assessments Training' | 'Models Training' | 'Predictions Stages' | \
                'Predictions PipelineEngine' | 'Verification Reports' | 'LiveReports LiveServer' | 'LiveReports Stages' | 'Verification PipelineEngine' | \
                'Benchmarking Stages' | 'Benchmarking PipelineEngine')
                line=$(grep -n "(\(name: \)*\"${folder#Sources/}\"" Package.swift | cut -d : -f 1 | head -n 1)
                echo "Package.swift:${line:-1}: $folder must not use $module: see the layers in ARCHITECTURE.md"
                ;;
        esac
    done
}

lengths() {
    find Sources Tests -name '*.swift' -o -name '*.[ch]' -o -name '*.js' -o -name '*.css' -o -name '*.py' | sort | xargs awk -v limit="$longest_file" '
        FNR == limit + 1 { print FILENAME ":" FNR ": longer than " limit " lines: split the file by ideas" }'
}

# Code that can crash or race needs a comment with the word "safe" on its line or right above.
unsafe_code() {
    find Sources -name '*.swift' | sort | xargs awk '
        FNR == 1 { above = "" }
        {
            start = index($0, "//")
            code = start ? substr($0, 1, start - 1) : $0
            comment = start ? substr($0, start) : ""
            if (match(code, /try!|fatalError\(|nonisolated\(unsafe\)|@unchecked Sendable/) &&
                (above " " comment) !~ /[^A-Za-z]safe([^A-Za-z]|$)/)
                print FILENAME ":" FNR ": say in a comment why " substr(code, RSTART, RLENGTH) " is safe here"
            above = code ~ /^ *$/ && start ? above " " comment : ""
        }'
}

# The Makefile reads the names of the stages with sed, and has targets of its own.
pipelines() {
    # shellcheck disable=SC2046 # No name has a space.
    awk -v targets=" $(sed -n 's/^\.PHONY: \(.*\)\$(STAGES)$/\1/p' Makefile)" '
        function complain(message) { print FILENAME ":" FNR ": " message }
        FNR == 1 { inside = 0 }
        /^stages:/ { inside = 1; first = 1; next }
        /^[^ #]/ { inside = 0 }
        !inside || /^ *(#.*)?$/ { next }
        { depth = match($0, /[^ ]/) - 1 }
        depth == 1 || depth == 3 || (first && depth != 2) { complain("indent the names of stages by two spaces") }
        depth == 2 && !/^  [A-Za-z0-9][A-Za-z0-9._\/-]*:( |$)/ { complain("name a stage with letters, digits and ._/-") }
        depth == 2 { name = $1; sub(/:$/, "", name) }
        depth == 2 && index(targets, " " name " ") { complain("make " name " does something else: rename the stage") }
        { first = 0 }' /dev/null $(find Pipelines -name '*.yaml' | sort)
}

scripts() {
    for file in Scripts/*.sh .ci/run; do
        shell=$(sed -n '1s|^#!/bin/||p' "$file")
        "$shell" -n "$file" 2>&1 | sed "s|^$file: \(line \)*\([0-9]*\):|$file:\2:|"
        [ -x "$file" ] || echo "$file:1: not executable: chmod +x $file"
    done
}

# With the program that only `make fuzz` builds.
description=$(UNROLL_FUZZER=none swift package describe --type json) || exit 1
findings=$(format; imports; layers; lengths; unsafe_code; pipelines; scripts)
[ -z "$findings" ] && exit
printf '%s\n' "$findings"
exit 1
