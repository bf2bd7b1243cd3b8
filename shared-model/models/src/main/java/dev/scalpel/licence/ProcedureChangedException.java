package dev.scalpel.licence;

/** A procedure was changed and kept its name. Nothing was registered: its evidence is that of the declared one. */
public final class ProcedureChangedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ProcedureChangedException(String name, int version, String registered, String found) {
        super("the procedure " + name + " " + version + " is registered with the hash " + registered
                + ", and what runs now has the hash " + found
                + "; evidence belongs to what was declared, so a changed procedure needs another name or version, and"
                + " starts without evidence");
    }
}
