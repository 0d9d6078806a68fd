<?xml version="1.0" encoding="UTF-8"?>
<!-- How the simulated authority tells what became of a question. -->
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:s="urn:exchangehub:simulator"
                exclude-result-prefixes="#all">

  <xsl:template match="/s:question">
    <xsl:variable name="asked" select="s:message[@id = tokenize(current()/@path, '/')[last()]]"/>
    <s:served>
      <s:words xsl:inherit-namespaces="no">
        <Sporringsstatus tilstand="{if ($asked) then 'mottatt' else 'ukjent'}">
          <xsl:copy-of select="$asked/s:receipt/*" copy-namespaces="no"/>
        </Sporringsstatus>
      </s:words>
    </s:served>
  </xsl:template>
</xsl:stylesheet>
