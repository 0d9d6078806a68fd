<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="urn:exchangehub:call"
                xpath-default-namespace="http://www.w3.org/2005/xpath-functions" exclude-result-prefixes="#all">
  <xsl:template match="/map[boolean[@key = 'known'] = 'true']"><arrived receipt="{string[@key = 'number']}"/></xsl:template>
  <xsl:template match="/map[boolean[@key = 'known'] = 'false']"><absent/></xsl:template>
  <xsl:template match="/map[string[@key = 'trouble']]"><failed reason="{string[@key = 'trouble']}"/></xsl:template>
</xsl:stylesheet>
