package org.hecha.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What is kept is read again by later versions. */
class KeptShapeTests {

    @Test
    void anotherShapeOfTheAnswerHasAnotherNumber() {
        var shapes = new TreeMap<String, String>();
        put(Forecast.Answer.class, shapes);
        assertThat(shapes)
                .as("raise StoredForecasts.SHAPE with each change here")
                .isEqualTo(new TreeMap<>(Map.of(
                        "Answer", "now more effect soon backTest steps",
                        "Outlook", "stations plays took",
                        "Station", "step passed coming target last late inTime",
                        "Numbers", "low middle high",
                        "Days", "low middle high",
                        "Effect", "here stations",
                        "Gain", "station days",
                        "BackTest", "trials untold ahead meanError meanShare held days heldDays wider longer")));
        assertThat(StoredForecasts.SHAPE).isEqualTo(1);
    }

    private static void put(Type type, Map<String, String> shapes) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(of -> put(of, shapes));
        } else if (type instanceof Class<?> record
                && record.isRecord()
                && !shapes.containsKey(record.getSimpleName())) {
            var parts = record.getRecordComponents();
            shapes.put(
                    record.getSimpleName(),
                    Arrays.stream(parts).map(part -> part.getName()).collect(Collectors.joining(" ")));
            Arrays.stream(parts).forEach(part -> put(part.getGenericType(), shapes));
        }
    }
}
