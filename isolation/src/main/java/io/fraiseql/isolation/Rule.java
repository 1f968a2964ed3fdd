package io.fraiseql.isolation;

import java.util.Objects;

/**
 * A rule of isolation, by the name that its findings bear: what it claims, why that matters, and what its checks
 * cannot see.
 */
public enum Rule {
    R1(
            Severity.ERROR,
            "The role that serves has no power above policies.",
            "No policy binds a superuser or a role with BYPASSRLS.",
            "Powers that are granted after this."),
    R2(
            Severity.ERROR,
            "No membership of the role leads to one that is above policies.",
            "Whoever may become another role may do what that role may.",
            "Passwords of other roles that the program knows."),
    R3(
            Severity.WARNING,
            "The role owns nothing that it serves.",
            "An owner can lift policies, replace views and drop what is in the way.",
            "Other databases of the cluster."),
    R4(
            Severity.ERROR,
            "No tenant, and no setting that changes policies, comes from the role's or the database's settings.",
            "A default tenant makes a session that names none another tenant's.",
            "Settings in postgresql.conf and on the command line."),
    R5(
            Severity.ERROR,
            "The role has no privilege that no policy restrains.",
            "TRUNCATE empties a table for all tenants; TRIGGER and REFERENCES reach all of its rows.",
            "What other roles do with these privileges."),
    R6(
            Severity.WARNING,
            "The role creates nothing, not even temporary tables.",
            "A table of the same name found earlier on the path is read in place of the tenant's.",
            "Whether the program would run such SQL at all."),
    R7(
            Severity.WARNING,
            "PUBLIC has no rights on what holds tenants' rows, now or by default.",
            "Every role that can connect has what PUBLIC has.",
            "Rights that are granted after this."),
    R8(
            Severity.WARNING,
            "No function leads out of the database or past its tables.",
            "Another connection, a file or a large object has no policies.",
            "What functions in C do."),
    T1(
            Severity.ERROR,
            "Every table with the tenant column has row-level security.",
            "Without it every tenant sees all rows.",
            "Tables that the role has no privilege on."),
    T2(
            Severity.ERROR,
            "Row-level security is forced on the owner.",
            "Views and functions of the owner, and whoever connects as it, read every tenant's rows.",
            "Superusers and roles with BYPASSRLS, who are never bound."),
    T3(
            Severity.ERROR,
            "Where there are policies, row-level security is on.",
            "Policies do nothing while it is off.",
            "Nothing within its claim."),
    T4(
            Severity.ERROR,
            "Where row-level security is on, there is a policy.",
            "Without one nobody sees a row, and somebody will switch it off to find out why.",
            "Whether nobody is meant to see a row."),
    T5(
            Severity.WARNING,
            "The tenant column is never NULL and has no default but the session's tenant.",
            "A row of no tenant, or of a default one, belongs to somebody whom nobody asked.",
            "Triggers that fill the column."),
    T6(
            Severity.WARNING,
            "What is unique is unique within a tenant.",
            "A conflict tells one tenant that another has the value.",
            "Random keys of other types than uuid, which nobody guesses either."),
    T7(
            Severity.ERROR,
            "Foreign keys between tenants' tables include the tenant.",
            "Their checks and cascades know no policy.",
            "References that only the program keeps."),
    T8(
            Severity.ERROR,
            "Partitions that are served have policies of their own.",
            "The parent's do not count when a partition is asked directly.",
            "Partitions that are attached after this."),
    T9(
            Severity.ERROR,
            "Nothing that cannot have policies holds tenants' rows.",
            "Materialized views and foreign tables show all rows to whoever may read them.",
            "What is on the other side of a foreign table."),
    T10(
            Severity.ERROR,
            "A table without the tenant column is declared as shared, and the role does not write it.",
            "What one tenant writes there every tenant reads.",
            "What is in a table that is declared as shared."),
    T11(
            Severity.INFO,
            "An index begins with the tenant.",
            "The time of a query grows with the rows of other tenants, and tells of them.",
            "Whether the planner uses the index."),
    T12(
            Severity.INFO,
            "What identifies a row to a replica includes the tenant.",
            "A tenant cannot be followed or moved on its own otherwise.",
            "What subscribers do."),
    T13(
            Severity.INFO,
            "Tenants draw no numbers from one sequence.",
            "The gaps tell each how many rows the others make.",
            "Sequences that functions draw from."),
    P1(
            Severity.ERROR,
            "No policy lets every row pass, and none opens when no tenant is named.",
            "Permissive policies add up, so one that is always true undoes the others.",
            "See Z3 for what could not be read."),
    P2(
            Severity.ERROR,
            "A policy that is in force for the role looks at the tenant column.",
            "What looks at no tenant tells no tenants apart.",
            "What the policy does with the column; Z1 does."),
    P3(
            Severity.WARNING,
            "No policy compares the tenant with the database's role.",
            "One role serves all tenants.",
            "Set-ups with a role for each tenant, which need no FraiseQL."),
    P4(
            Severity.ERROR,
            "The variable that policies read is the one that sessions set, read so that it fails closed.",
            "A variable that nobody sets to the tenant is one that somebody else may set.",
            "Variables whose name is computed."),
    P5(
            Severity.ERROR,
            "What may be written is no more than what may be read.",
            "A row can be given to another tenant otherwise.",
            "Checks that say the same in another form; where the proof holds, this is silent."),
    P6(
            Severity.INFO,
            "What the role is granted, some policy allows.",
            "A grant that never works is worked around one day.",
            "Grants on single columns."),
    P7(
            Severity.WARNING,
            "Each permissive policy looks at the tenant, or a restrictive one does.",
            "Permissive policies add up. Only the start of the server asks this; the doctor proves it.",
            "What a policy does with the column; Z1 does."),
    P8(
            Severity.INFO,
            "A policy is for somebody whom policies bind.",
            "One that binds nobody looks like protection.",
            "Policies for roles that never connect."),
    P9(
            Severity.ERROR,
            "A function in a policy is STABLE, not LEAKPROOF, and not the role's own.",
            "A kept plan has the answer of an IMMUTABLE function for one tenant in it.",
            "Functions that such a function calls."),
    P10(
            Severity.WARNING,
            "No policy names a tenant, or compares tenants by a pattern.",
            "A pattern matches more than the one tenant.",
            "Patterns inside functions."),
    P11(
            Severity.ERROR,
            "What a policy reads to decide is not written by those whom it decides about.",
            "A tenant that writes the list of members is a member of everything.",
            "Tables that functions in policies read."),
    P12(
            Severity.INFO,
            "No policy has a subquery where there is Citus.",
            "Citus refuses every statement on a distributed table with such a policy.",
            "Subqueries inside functions, which Citus accepts."),
    P13(
            Severity.INFO,
            "An index can answer what a policy asks of the tenant column.",
            "What no index answers is computed for the rows of every tenant, and its time tells of them.",
            "What the planner does, and functions of the column; where there is no index, T11 says so."),
    V1(
            Severity.ERROR,
            "Views read with the caller's rights, or with those of an owner whom policies bind.",
            "A view of anybody else's shows every tenant's rows.",
            "What functions in the view read."),
    V2(
            Severity.WARNING,
            "A view that leaves out rows itself is a security barrier.",
            "A function of the caller's may see the rows before they are left out.",
            "Whether what the view leaves out is right."),
    V4(
            Severity.WARNING,
            "No rule and no trigger of a view sends a statement elsewhere.",
            "It runs with other rights, and under other policies, than the caller's.",
            "What the rule does."),
    F1(
            Severity.ERROR,
            "Functions that run with their owner's rights have an owner whom policies bind, and a path of their own.",
            "Whoever calls one has what its owner may read.",
            "What the function does with it."),
    F2(
            Severity.ERROR,
            "No function changes the session's tenant, role or path.",
            "What runs after it may run as another tenant.",
            "Names that are put together at run time."),
    F3(
            Severity.WARNING,
            "Functions quote what they put into SQL.",
            "An argument could become a statement.",
            "SQL that is put together in another function."),
    F4(
            Severity.ERROR,
            "Triggers are enabled, and write as somebody whom policies bind.",
            "A write of one tenant may change rows of others.",
            "Triggers on tables of other schemas."),
    F5(
            Severity.WARNING,
            "Nothing but PostgreSQL's own functions is LEAKPROOF.",
            "Such a function is tried on rows that policies have not hidden yet.",
            "Extensions, which are trusted."),
    F6(
            Severity.WARNING,
            "Functions notify nobody, hold no lock and make no table that outlives the transaction.",
            "Every tenant hears, waits for, or reads it.",
            "Names that are put together at run time, and triggers that only a cascade or a function with its "
                    + "owner's rights can fire."),
    S1(
            Severity.WARNING,
            "No publication carries a tenant table whole.",
            "Who subscribes gets the rows of every tenant.",
            "Who subscribes."),
    S2(
            Severity.WARNING,
            "The role does not see other sessions' statements or statistics.",
            "Both have values of other tenants in them.",
            "Extensions with views of their own."),
    S3(
            Severity.WARNING,
            "Jobs that the database runs by itself run as somebody whom policies bind.",
            "They read and write the rows of every tenant otherwise.",
            "Schedulers other than pg_cron."),
    S4(
            Severity.WARNING,
            "The server has the fixes of row-level security itself.",
            "Some versions show rows or statistics behind policies.",
            "Fixes that a distribution has put into an older version."),
    H1(
            Severity.WARNING,
            "All tenants' schemas are alike.",
            "What was proven of one holds of the others only then.",
            "Rights on single objects, and triggers."),
    H2(
            Severity.ERROR,
            "Nothing in a tenant's schema depends on what is in another's.",
            "One tenant would read, check or delete what is another's.",
            "Names inside the bodies of functions that are stored as text."),
    H3(
            Severity.WARNING,
            "A tenant's schema is open to named roles alone, and nothing can be taken for it.",
            "What is found in its place may be anybody's.",
            "What a program puts on its search_path."),
    H4(
            Severity.WARNING,
            "Every tenant's schema has its tenant in the registry.",
            "Whoever gets the id next finds the rows that were left behind.",
            "Registries in another database, and schemas that a tenant lacks."),
    D1(
            Severity.WARNING,
            "A database of one tenant (--own-database) lets in roles by name.",
            "The role of any other tenant's database could connect.",
            "pg_hba.conf; D3 looks there."),
    D2(
            Severity.WARNING,
            "The role reads no passwords of tenants' databases in the registry.",
            "Whoever gets to run SQL as the role would have all of them.",
            "Registries in another database."),
    D3(
            Severity.WARNING,
            "pg_hba.conf lets roles into a tenant's database (--own-database) by name, and asks for a proof.",
            "Whoever may say to be any role needs one grant more, or none.",
            "The file, unless the connection may read pg_hba_file_rules; patterns in it, and the order of its lines."),
    Z1(
            Severity.ERROR,
            "No row of another tenant passes the policies, whatever the session's variables are.",
            "This is the proof; the finding has the counter-example.",
            "Whatever is not a policy: the other checks look there."),
    Z2(
            Severity.WARNING,
            "No variable opens other tenants' rows, not even one that only a verified claim fills.",
            "Whoever signs tokens decides who sees every tenant.",
            "Who is given such a claim."),
    Z3(
            Severity.WARNING,
            "Everything in the policies could be read.",
            "What could not be read may be anything.",
            "Names what that is, and nothing more."),
    Z4(
            Severity.WARNING,
            "No row of no tenant passes the policies.",
            "Every tenant sees such a row, or may make one that every tenant sees.",
            "Whether there are such rows."),
    X1(
            Severity.ERROR,
            "No statement of one tenant reads or changes a row of another, or answers differently because of it.",
            "This is the probe (--probe); the finding has the statement, or the document of an operation.",
            "What settings of the app role would change, functions with arguments, operations that read across "
                    + "tenants on purpose, and rows of others than the two tenants of the probe."),
    X2(
            Severity.WARNING,
            "No statement and no operation of one tenant tells that a row of another exists.",
            "A conflict, or a reference that is taken, tells it.",
            "What the time of a statement tells."),
    X3(
            Severity.INFO,
            "The probe could make rows of its own in every table, and run every operation.",
            "Where it could not, nothing was tried.",
            "Why no row could be made; the constraints of the table say.");

    private final Severity worst;
    private final String claim;
    private final String why;
    private final String blindSpot;

    Rule(Severity worst, String claim, String why, String blindSpot) {
        this.worst = Objects.requireNonNull(worst);
        this.claim = Objects.requireNonNull(claim);
        this.why = Objects.requireNonNull(why);
        this.blindSpot = Objects.requireNonNull(blindSpot);
    }

    /** How bad its worst finding is. */
    public Severity worst() {
        return worst;
    }

    /** What holds where there is no finding. */
    public String claim() {
        return claim;
    }

    /** Why it matters. */
    public String why() {
        return why;
    }

    /** What it cannot see. */
    public String blindSpot() {
        return blindSpot;
    }
}
