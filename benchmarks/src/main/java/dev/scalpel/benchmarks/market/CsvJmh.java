package dev.scalpel.benchmarks.market;

import dev.scalpel.market.BarCsv;
import dev.scalpel.market.BarSeries;
import dev.scalpel.market.LenientReadResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Turns the text of a year of bars into a series, in several ways. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CsvJmh {

    static final String SYNTHETIC = "synthetic";

    /** A gzipped bar file, or {@link #SYNTHETIC}. */
    @Param(SYNTHETIC)
    public String source = SYNTHETIC;

    private byte[] text = new byte[0];
    private BarSeries bars = BarSeries.empty();

    @Setup
    public void load() throws IOException {
        text = source.equals(SYNTHETIC) ? BarText.synthetic() : BarText.unpacked(Path.of(source));
        bars = BarCsv.read(source, text);
        requireSame(salvage().bars());
        requireSame(commonsCsv());
    }

    @Benchmark
    public BarSeries strict() {
        return BarCsv.read(source, text);
    }

    @Benchmark
    public LenientReadResult salvage() throws IOException {
        return BarCsv.readLeniently(source, new ByteArrayInputStream(text));
    }

    @Benchmark
    public BarSeries commonsCsv() throws IOException {
        BarSeries.Builder builder = new BarSeries.Builder(text.length / 56);
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (Reader reader = new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.US_ASCII);
                CSVParser records = format.parse(reader)) {
            for (CSVRecord row : records) {
                builder.add(
                        Long.parseLong(row.get(0)),
                        Double.parseDouble(row.get(1)),
                        Double.parseDouble(row.get(2)),
                        Double.parseDouble(row.get(3)),
                        Double.parseDouble(row.get(4)),
                        Double.parseDouble(row.get(5)),
                        Long.parseLong(row.get(6)),
                        Double.parseDouble(row.get(7)));
            }
        }
        return builder.build();
    }

    /** What any reader must do at least: look at every byte for the ends of fields and lines. */
    @Benchmark
    public long byteLoop() {
        long ends = 0;
        for (byte each : text) {
            if (each == ',' || each == '\n') {
                ends++;
            }
        }
        return ends;
    }

    @Benchmark
    public byte[] write() {
        return BarCsv.write(bars);
    }

    private void requireSame(BarSeries other) {
        if (!other.equals(bars)) {
            throw new IllegalStateException("the readers disagree about " + source);
        }
    }
}
