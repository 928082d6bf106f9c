/// What a compiled Python function is: opcodes, code objects, line tables, marshal, disassembler.
module taipan.code {
    exports taipan.code;
}
