package dev.larder.it;

import java.util.List;

import net.bytebuddy.asm.AsmVisitorWrapper;

/** What takes a mechanism out of the class that has it. */
interface Patch {

    /** The name of the class. */
    String type();

    List<AsmVisitorWrapper> changes();
}
