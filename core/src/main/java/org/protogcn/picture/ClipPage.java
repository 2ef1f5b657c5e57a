package org.protogcn.picture;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A clip as a page for the browser, which needs nothing beside it: to be played, stopped and turned. */
final class ClipPage {
    private static final String TEMPLATE = "clip.html";
    /** Five digits place a joint to a millimetre or a tenth of a pixel. */
    private static final MathContext DIGITS = new MathContext(5);

    private static final MathContext SCORE_DIGITS = new MathContext(2);

    private final Film film;

    ClipPage(Film film) {
        this.film = film;
    }

    String html() {
        String about =
                film.clip().keypoints().frames() + " frames, " + film.layout().name();
        return template()
                .replace("@TITLE@", Markup.escaped(film.title()))
                .replace("@ABOUT@", Markup.escaped(about))
                .replace("@DATA@", Markup.insideScript(json()));
    }

    private static String template() {
        try (InputStream in = Objects.requireNonNull(ClipPage.class.getResourceAsStream(TEMPLATE), TEMPLATE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException("the library's own " + TEMPLATE + " cannot be read", e);
        }
    }

    private String json() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonMapper().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("persons", film.persons());
            json.writeNumberField("frames", film.frames());
            json.writeNumberField("step", film.step());
            json.writeBooleanField("depth", film.is3d());
            json.writePOJOField("joints", film.layout().joints());
            json.writePOJOField("bones", film.layout().bones());
            json.writePOJOField(
                    "sides",
                    Film.sides(film.layout()).stream().map(Enum::ordinal).toList());
            points(json);
            if (film.clip().scores().isPresent()) {
                strength(json);
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new IllegalStateException("a string can be written to", e);
        }
        return text.toString();
    }

    private void points(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("points");
        for (int i = 0; i < film.points().length; i++) {
            if (i % 3 < film.layout().dimensions()) {
                number(json, film.points()[i], DIGITS);
            }
        }
        json.writeEndArray();
    }

    private void strength(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("strength");
        for (float strength : film.strength()) {
            number(json, strength, SCORE_DIGITS);
        }
        json.writeEndArray();
    }

    private static void number(JsonGenerator json, float value, MathContext digits) throws IOException {
        if (Float.isFinite(value)) {
            json.writeNumber(new BigDecimal(value, digits).stripTrailingZeros());
        } else {
            json.writeNull();
        }
    }
}
