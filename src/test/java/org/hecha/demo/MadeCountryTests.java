package org.hecha.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.hecha.organization.Level;
import org.hecha.organization.OrganizationImport.BodyRow;
import org.hecha.organization.OrganizationImport.MemberRow;
import org.hecha.organization.OrganizationImport.RegionRow;
import org.hecha.organization.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MadeCountryTests {

    private Names names;

    @BeforeEach
    void read() throws IOException {
        names = Names.read(Path.of("storage/demo"));
    }

    @ParameterizedTest
    @ValueSource(ints = {6, 41, 480, MadeCountry.MOST})
    void hasAsManyCountiesAsWereAskedForAndNoTwoOfOneNameOrCode(int counties) {
        var country = MadeCountry.of(counties, 3, names);

        assertThat(country.counties()).hasSize(counties).doesNotHaveDuplicates();
        assertThat(country.cast().regions()).extracting(RegionRow::code).doesNotHaveDuplicates();
        assertThat(country.cast().regions()).extracting(RegionRow::name).doesNotHaveDuplicates();
        assertThat(country.cast().members()).extracting(MemberRow::login).doesNotHaveDuplicates();
        assertThat(country.cast().bodies())
                .extracting(body -> body.region() + body.name())
                .doesNotHaveDuplicates();
        assertThat(country.cast().regions().stream()
                        .filter(region -> region.level() == Level.COUNTY)
                        .collect(Collectors.groupingBy(RegionRow::parent, Collectors.counting()))
                        .values())
                .allMatch(number -> number <= 6);
    }

    @Test
    void isTheSameForTheSameSeedAndAnotherForAnother() {
        assertThat(MadeCountry.of(30, 5, names)).isEqualTo(MadeCountry.of(30, 5, names));
        assertThat(MadeCountry.of(30, 6, names)).isNotEqualTo(MadeCountry.of(30, 5, names));
    }

    @Test
    void hasSomebodyForEveryRoleAndShowsOneOfEachOnTheLogInPage() {
        var cast = MadeCountry.of(6, 1, names).cast();

        assertThat(cast.members().stream().filter(MemberRow::demo).flatMap(member -> member.roles().stream()))
                .containsExactlyInAnyOrder(Role.values());
        assertThat(cast.bodies())
                .extracting(BodyRow::name)
                .containsAll(cast.members().stream().map(MemberRow::body).toList());
    }
}
