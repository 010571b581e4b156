package org.hecha.notification;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hecha.workflow.Stuck;
import org.jfree.chart.ChartUtils;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.data.category.DefaultCategoryDataset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.MessageSource;

/**
 * Work by weeks as a picture for a mail: what came and what was finished as bars, what was open at the end as a line. The colours
 * are told apart in print and by colour-blind people; the mail's text says the same numbers.
 */
final class WeekChart {

    private static final Logger log = LoggerFactory.getLogger(WeekChart.class);

    private static final int WIDTH = 720;
    private static final int HEIGHT = 320;

    private static final Color ARRIVED = new Color(0x9F, 0xB8, 0xD0);
    private static final Color FINISHED = new Color(0x1F, 0x4E, 0x79);
    private static final Color OPEN = new Color(0xC2, 0x41, 0x0C);
    private static final Color LINES = new Color(0xDD, 0xE2, 0xE7);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private record Week(LocalDate monday, long arrived, long finished, long open) {}

    private final List<Week> weeks;

    private WeekChart(List<Week> weeks) {
        this.weeks = weeks;
    }

    /** As it is kept with a message: a line a week, {@code monday;arrived;finished;open}, oldest first. */
    static String kept(List<Stuck.Week> weeks) {
        return String.join(
                "\n",
                weeks.stream()
                        .map(week -> "%s;%d;%d;%d"
                                .formatted(
                                        week.monday(),
                                        week.flow().arrived(),
                                        week.flow().finished(),
                                        week.open()))
                        .toList());
    }

    /** @param kept what {@link #kept} made */
    static WeekChart of(String kept) {
        List<Week> weeks = new ArrayList<>();
        for (String line : kept.lines().toList()) {
            String[] cells = line.split(";");
            weeks.add(new Week(
                    LocalDate.parse(cells[0]),
                    Long.parseLong(cells[1]),
                    Long.parseLong(cells[2]),
                    Long.parseLong(cells[3])));
        }
        return new WeekChart(weeks);
    }

    /** A PNG; empty where no font of this machine has the characters, or nothing can be drawn on it. */
    Optional<byte[]> png(MessageSource texts, Locale language) {
        String arrived = texts.getMessage("notification.chart.arrived", null, language);
        String finished = texts.getMessage("notification.chart.finished", null, language);
        String open = texts.getMessage("notification.chart.open", null, language);
        try {
            Optional<Font> font = font(arrived + finished + open);
            if (font.isEmpty()) {
                log.warn("no font on this machine has {}: mails come without pictures", arrived + finished + open);
                return Optional.empty();
            }
            var bars = new DefaultCategoryDataset();
            var line = new DefaultCategoryDataset();
            for (Week week : weeks) {
                String day = DAY.format(week.monday());
                bars.addValue(week.arrived(), arrived, day);
                bars.addValue(week.finished(), finished, day);
                line.addValue(week.open(), open, day);
            }
            var bytes = new ByteArrayOutputStream();
            ChartUtils.writeChartAsPNG(bytes, chart(bars, line, font.get()), WIDTH, HEIGHT);
            return Optional.of(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (java.awt.AWTError | NoClassDefFoundError | UnsatisfiedLinkError headless) {
            log.warn("pictures cannot be drawn on this machine: mails come without them", headless);
            return Optional.empty();
        }
    }

    private static JFreeChart chart(DefaultCategoryDataset bars, DefaultCategoryDataset line, Font font) {
        var barsDrawn = new BarRenderer();
        barsDrawn.setBarPainter(new StandardBarPainter());
        barsDrawn.setShadowVisible(false);
        barsDrawn.setItemMargin(0.05);
        barsDrawn.setSeriesPaint(0, ARRIVED);
        barsDrawn.setSeriesPaint(1, FINISHED);
        var lineDrawn = new LineAndShapeRenderer(true, true);
        lineDrawn.setSeriesPaint(0, OPEN);
        lineDrawn.setSeriesStroke(0, new BasicStroke(2.5f));
        var days = new CategoryAxis();
        days.setTickLabelFont(font);
        var counts = new NumberAxis();
        counts.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        counts.setTickLabelFont(font);
        counts.setAutoRangeIncludesZero(true);
        var plot = new CategoryPlot(bars, days, counts, barsDrawn);
        plot.setDataset(1, line);
        plot.setRenderer(1, lineDrawn);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(LINES);
        plot.setOutlineVisible(false);
        var chart = new JFreeChart(null, font, plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.getLegend().setItemFont(font);
        chart.getLegend().setFrame(org.jfree.chart.block.BlockBorder.NONE);
        return chart;
    }

    /** The logical font where it has the characters, else the first of this machine's that has them all. */
    private static Optional<Font> font(String characters) {
        var plain = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        return Stream.concat(
                        Stream.of(plain),
                        Stream.of(GraphicsEnvironment.getLocalGraphicsEnvironment()
                                        .getAvailableFontFamilyNames())
                                .map(family -> new Font(family, Font.PLAIN, 13)))
                .filter(font -> font.canDisplayUpTo(characters) < 0)
                .findFirst();
    }
}
