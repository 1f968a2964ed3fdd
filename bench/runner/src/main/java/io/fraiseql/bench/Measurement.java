package io.fraiseql.bench;

import java.io.IOException;

/**
 * The figures of one turn of one contender.
 *
 * @param serverSeconds CPU that its server took
 * @param postgresSeconds CPU that PostgreSQL took
 * @param clientSeconds CPU that the load generator took
 * @param resident bytes of memory that its server held at the end
 */
record Measurement(LoadResult load, double serverSeconds, double postgresSeconds, double clientSeconds, long resident) {
    static Measurement of(Contender contender, Workload workload, int seconds, long postmaster)
            throws IOException, InterruptedException {
        double server = contender.cpuSeconds();
        double postgres = ProcessTimes.family(postmaster);
        double client = ProcessTimes.ended();
        LoadResult load = contender.load(workload, seconds);
        return new Measurement(
                load,
                contender.cpuSeconds() - server,
                ProcessTimes.family(postmaster) - postgres,
                ProcessTimes.ended() - client,
                contender.resident());
    }
}
